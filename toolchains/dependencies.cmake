# Every third-party piece once: its version (read by toolchains/deps too) and the target it is linked by.
set(KRAM_IMGUI_VERSION 1.90.1)
set(KRAM_IMGUI_SOURCE 1.90.1+ds-1)
set(KRAM_IMGUI_SHA256 ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c)
set(KRAM_IMGUI_DIR "${KRAM_CACHE}/imgui/${KRAM_IMGUI_VERSION}")
set(KRAM_LUCIDE_DIR "${CMAKE_SOURCE_DIR}/toolchains/npm/node_modules/lucide-static/font")
set(KRAM_GOOGLETEST_DIR /usr/src/googletest/googletest)

# nlohmann/json. em++ must see that folder alone: all of /usr/include would pull glibc's headers in.
add_library(kram_json INTERFACE)
add_library(kram::json ALIAS kram_json)
if(EMSCRIPTEN)
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/include")
  if(NOT EXISTS "${CMAKE_BINARY_DIR}/include/nlohmann")
    file(CREATE_LINK /usr/include/nlohmann "${CMAKE_BINARY_DIR}/include/nlohmann" SYMBOLIC)
  endif()
  # Everywhere: shared headers name it, whoever includes them needs it.
  include_directories(SYSTEM "${CMAKE_BINARY_DIR}/include")
endif()

if(NOT EMSCRIPTEN)
  find_package(PkgConfig REQUIRED)
  find_package(Threads REQUIRED)
  pkg_check_modules(pistache REQUIRED IMPORTED_TARGET GLOBAL libpistache)
  pkg_check_modules(libpq REQUIRED IMPORTED_TARGET GLOBAL libpq)
  pkg_check_modules(argon2 REQUIRED IMPORTED_TARGET GLOBAL libargon2)
  pkg_check_modules(sodium REQUIRED IMPORTED_TARGET GLOBAL libsodium)
  add_library(kram::pistache ALIAS PkgConfig::pistache)
  add_library(kram::pq ALIAS PkgConfig::libpq)
  add_library(kram::argon2 ALIAS PkgConfig::argon2)
  add_library(kram::sodium ALIAS PkgConfig::sodium)
  # SOCI brings no pkg-config file in Debian; its PostgreSQL backend names libpq-fe.h without a folder.
  add_library(kram_soci INTERFACE)
  add_library(kram::soci ALIAS kram_soci)
  target_include_directories(kram_soci SYSTEM INTERFACE /usr/include/postgresql)
  target_link_libraries(kram_soci INTERFACE soci_postgresql soci_core PkgConfig::libpq ${CMAKE_DL_LIBS} Threads::Threads)
endif()

# GoogleTest from Debian's source: the same for native, sanitized and wasm builds.
if(KRAM_TESTS AND EXISTS "${KRAM_GOOGLETEST_DIR}/src/gtest-all.cc")
  add_library(kram_gtest STATIC EXCLUDE_FROM_ALL
              "${KRAM_GOOGLETEST_DIR}/src/gtest-all.cc" "${KRAM_GOOGLETEST_DIR}/src/gtest_main.cc")
  add_library(kram::gtest ALIAS kram_gtest)
  target_include_directories(kram_gtest SYSTEM PUBLIC "${KRAM_GOOGLETEST_DIR}/include" PRIVATE "${KRAM_GOOGLETEST_DIR}")
  if(EMSCRIPTEN)
    target_compile_definitions(kram_gtest PUBLIC GTEST_HAS_PTHREAD=0)
  else()
    target_link_libraries(kram_gtest PUBLIC Threads::Threads)
  endif()
endif()

# Dear ImGui: core everywhere (a native build serves headless tests), the GL backend in the browser only.
# client-wasm/imgui_config.hpp is its configuration header.
if(EXISTS "${KRAM_IMGUI_DIR}/imgui.cpp")
  add_library(kram_imgui STATIC EXCLUDE_FROM_ALL
              "${KRAM_IMGUI_DIR}/imgui.cpp" "${KRAM_IMGUI_DIR}/imgui_draw.cpp"
              "${KRAM_IMGUI_DIR}/imgui_tables.cpp" "${KRAM_IMGUI_DIR}/imgui_widgets.cpp")
  add_library(kram::imgui ALIAS kram_imgui)
  target_include_directories(kram_imgui SYSTEM PUBLIC "${KRAM_IMGUI_DIR}" "${KRAM_IMGUI_DIR}/backends")
  target_compile_definitions(kram_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS
                             IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS)
  if(EXISTS "${CMAKE_SOURCE_DIR}/client-wasm/imgui_config.hpp")
    target_include_directories(kram_imgui PRIVATE "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(kram_imgui PUBLIC IMGUI_USER_CONFIG="client-wasm/imgui_config.hpp")
  endif()
  if(EMSCRIPTEN)
    target_sources(kram_imgui PRIVATE "${KRAM_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
    target_compile_options(kram_imgui PRIVATE -fno-rtti)
  endif()
elseif(EMSCRIPTEN)
  message(STATUS "No Dear ImGui in ${KRAM_IMGUI_DIR}: toolchains/deps fetches it; the client is left out")
endif()
