# Toolchain of the wasm preset: Debian's emscripten, with what its own platform file leaves open.
find_program(KRAM_EMXX em++ REQUIRED)
get_filename_component(kram_emxx_real "${KRAM_EMXX}" REALPATH)
get_filename_component(kram_emscripten_root "${kram_emxx_real}" DIRECTORY)
if(NOT EXISTS "${kram_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
  set(kram_emscripten_root /usr/share/emscripten)
endif()
set(EMSCRIPTEN_ROOT_PATH "${kram_emscripten_root}")
include("${kram_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# The optimiser's own scripts ask for acorn, which a node other than Debian's does not find by itself.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "env NODE_PATH=/usr/share/nodejs")

# Since node 18 a global fetch makes the loader believe it is in a browser; newer nodes lost the switch.
find_program(KRAM_NODE node REQUIRED)
execute_process(COMMAND "${KRAM_NODE}" --no-experimental-fetch -e 0 RESULT_VARIABLE kram_no_flag OUTPUT_QUIET ERROR_QUIET)
if(kram_no_flag EQUAL 0)
  set(CMAKE_CROSSCOMPILING_EMULATOR "${KRAM_NODE};--no-experimental-fetch")
else()
  set(CMAKE_CROSSCOMPILING_EMULATOR "${KRAM_NODE};-r;${CMAKE_CURRENT_LIST_DIR}/node_without_fetch.cjs")
endif()
