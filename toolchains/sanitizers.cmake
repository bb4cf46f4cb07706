# KRAM_SANITIZE=address also switches on the undefined-behaviour checks; every finding ends the program.
if(KRAM_SANITIZE STREQUAL "address")
  # Without vptr: it wants the type information of SOCI's backends, which the library hides.
  set(kram_sanitize_flags -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all
      -fno-omit-frame-pointer)
elseif(KRAM_SANITIZE STREQUAL "thread")
  set(kram_sanitize_flags -fsanitize=thread -fno-omit-frame-pointer)
elseif(KRAM_SANITIZE)
  message(FATAL_ERROR "KRAM_SANITIZE must be empty, address or thread, not '${KRAM_SANITIZE}'")
endif()
if(KRAM_SANITIZE)
  add_compile_options(${kram_sanitize_flags})
  add_link_options(${kram_sanitize_flags})
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
endif()
