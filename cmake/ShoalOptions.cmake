# Flags that every target of ours takes, from one place: shoal_options.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

# Several files are compiled as one: what they include is parsed once, which is most of a build from clean.
# Names of the files' own unnamed namespaces must not meet, then; the compiler says so when they do. The lint preset
# compiles each file alone.
option(SHOAL_UNITY "Compile several files as one" ON)
set(CMAKE_UNITY_BUILD ${SHOAL_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)

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
# (target all_verify_interface_header_sets; `./dev lint` and `./dev headers` see to it).
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

# Files whose names meet those of others: tests that each speak of a `piece` or a `monday` of their own.
function(shoal_compile_alone target)
    list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Tests of one rule each, of which a process can run hundreds. Each is a test of its own; they are in `parts` parts
# besides, because thousands of processes take minutes to start. `./dev test` and `./dev asan` run the parts, with a
# FILTER the single ones. `filter`: as in --gtest_filter.
function(shoal_small_tests target parts filter)
    gtest_discover_tests(${target} DISCOVERY_TIMEOUT 30 TEST_FILTER ${filter} PROPERTIES LABELS single)
    foreach(part RANGE 1 ${parts})
        math(EXPR index "${part} - 1")
        add_test(NAME ${target}.${part}of${parts} COMMAND ${target} --gtest_brief=1 --gtest_filter=${filter})
        set_tests_properties(${target}.${part}of${parts} PROPERTIES LABELS part TIMEOUT 600
            ENVIRONMENT "GTEST_TOTAL_SHARDS=${parts};GTEST_SHARD_INDEX=${index}")
    endforeach()
endfunction()
