# What the folders' own CMakeLists.txt call: kram_pch and kram_add_unit_test.

# Precompiles the headers that nearly every file reads.
function(kram_pch target)
  if(NOT KRAM_PCH)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cassert> <chrono> <cstddef> <cstdint> <cstring> <functional> <limits> <map> <memory>
    <optional> <set> <span> <string> <string_view> <tuple> <type_traits> <unordered_map> <utility> <variant> <vector>
    <nlohmann/json.hpp>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  else()
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# A program that node runs: prints everything, ends with main's own code, reads the real files.
function(kram_node_program target)
  if(EMSCRIPTEN)
    set_target_properties(${target} PROPERTIES SUFFIX .js)
    target_link_options(${target} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
                        -sTOTAL_STACK=5MB -sINITIAL_MEMORY=64MB -sNODERAWFS=1)
  endif()
endfunction()

# kram_add_unit_test(name sources... [SUITE unit] [LIBS kram_shared ...])
# A GoogleTest program, native and wasm alike, known to ctest and to toolchains/test (build/suites/SUITE.txt).
# It runs in the project's root: test data is read by paths such as tests/data/...
function(kram_add_unit_test name)
  cmake_parse_arguments(arg "" "SUITE" "LIBS" ${ARGN})
  if(NOT arg_SUITE)
    set(arg_SUITE unit)
  endif()
  if(NOT arg_LIBS AND TARGET kram_shared)
    set(arg_LIBS kram_shared)
  endif()
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${arg_LIBS} kram::gtest)
  kram_pch(${name})
  kram_node_program(${name})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES LABELS ${arg_SUITE} TIMEOUT 600)
  list(JOIN CMAKE_CROSSCOMPILING_EMULATOR " " emulator)
  set_property(GLOBAL APPEND PROPERTY kram_suite_${arg_SUITE} "${name}|${emulator}|$<TARGET_FILE:${name}>")
  get_property(suites GLOBAL PROPERTY kram_suites)
  if(NOT arg_SUITE IN_LIST suites)
    set_property(GLOBAL APPEND PROPERTY kram_suites ${arg_SUITE})
  endif()
endfunction()
