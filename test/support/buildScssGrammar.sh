#!/bin/sh
# Compiles the SCSS grammar to the WebAssembly side module that tree-sitter loads. Needs npm, clang and wasm-ld.
# Usage: test/support/buildScssGrammar.sh OUT.wasm
set -eu
out=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack tree-sitter-scss@1.0.0 >/dev/null
tar xzf tree-sitter-scss-1.0.0.tgz
mkdir libc
# What the scanner names of the C library; tree-sitter brings it at run time.
cat >libc/stdlib.h <<'H'
#include <stddef.h>
void *malloc(size_t); void *calloc(size_t, size_t); void *realloc(void *, size_t); void free(void *); void abort(void);
H
cat >libc/string.h <<'H'
#include <stddef.h>
void *memcpy(void *, const void *, size_t); void *memset(void *, int, size_t);
H
echo 'typedef unsigned int wint_t; int iswspace(wint_t); int iswalnum(wint_t);' >libc/wctype.h
: >libc/stdio.h
echo '#define assert(x)' >libc/assert.h
# The target is only named for its position-independent code: Emscripten itself is not needed.
for name in parser scanner; do
  clang --target=wasm32-unknown-emscripten -Os -fPIC -fvisibility=hidden -nostdinc \
    -isystem "$(clang -print-resource-dir)/include" -Ilibc -Ipackage/src -c "package/src/$name.c" -o "$name.o"
done
wasm-ld -shared --experimental-pic --allow-undefined --no-entry --export=tree_sitter_scss --strip-debug \
  -o "$out" parser.o scanner.o
