# Included after the third-party targets, so that only our own code is held to it.
add_compile_options(-Wall -Wextra -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # clang counts signedness under -Wconversion, gcc does not: keep one rule for both.
  add_compile_options(-Wno-sign-conversion)
endif()
if(KRAM_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 sees ghosts in the standard library once sanitizers have rearranged its code.
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
endif()
add_compile_definitions(JSON_USE_IMPLICIT_CONVERSIONS=0)
