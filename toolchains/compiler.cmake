# Optimisation, hardening and the compiler cache. Assertions stay on in every build: a bug must stop, not spread.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

if(EMSCRIPTEN)
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-Os")
  set(CMAKE_CXX_FLAGS_RELEASE "-Os")
else()
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
  set(CMAKE_CXX_FLAGS_RELEASE "-O2")
  if(NOT KRAM_SANITIZE)
    add_compile_options(-fstack-protector-strong -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS)
  endif()
  add_link_options(-Wl,-z,relro,-z,now)
endif()

# ccache understands precompiled headers only with this slack; the base folder lets another clone hit the same cache.
find_program(KRAM_CCACHE ccache)
if(KRAM_CCACHE AND (NOT CMAKE_CXX_COMPILER_LAUNCHER OR CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache$"))
  set(CMAKE_CXX_COMPILER_LAUNCHER
      env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
          CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1)
  if(EMSCRIPTEN)
    list(APPEND CMAKE_CXX_COMPILER_LAUNCHER CCACHE_COMPILERTYPE=clang)
  endif()
  list(APPEND CMAKE_CXX_COMPILER_LAUNCHER ${KRAM_CCACHE})
endif()
