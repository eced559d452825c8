# Flags that every target of ours takes, from one place: shoal_options.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

set(SHOAL_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=")

add_library(shoal_options INTERFACE)
target_include_directories(shoal_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(shoal_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers)
target_compile_definitions(shoal_options INTERFACE SHOAL_VERSION="${PROJECT_VERSION}")
if(SHOAL_SANITIZE)
    target_compile_options(shoal_options INTERFACE -fsanitize=${SHOAL_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(shoal_options INTERFACE -fsanitize=${SHOAL_SANITIZE})
endif()
find_program(SHOAL_LLD ld.lld)
if(SHOAL_LLD)
    add_link_options(-fuse-ld=lld)
endif()

# A library of ours: its .cpp files, and its headers as a set that must each compile alone
# (target all_verify_interface_header_sets).
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
function(shoal_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;LINK;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${ARG_HEADERS})
    target_link_libraries(${name} PUBLIC shoal_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE})
endfunction()

# Parsing these costs most files more than all of their own text. `./dev lint` compiles without them, so that a file
# which forgets an include is still found.
function(shoal_precompile target)
    target_precompile_headers(${target} PRIVATE
        <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <string> <variant> <vector> ${ARGN})
endfunction()
