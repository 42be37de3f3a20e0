#!/bin/sh
# Compiles the grammars that no package brings to the WebAssembly side modules that tree-sitter loads. Needs npm, clang
# and wasm-ld. Usage: test/support/buildGrammars.sh FOLDER
set -eu
out=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir libc
# What the scanners name of the C library; tree-sitter brings it at run time.
cat >libc/stdlib.h <<'H'
#include <stddef.h>
void *malloc(size_t); void *calloc(size_t, size_t); void *realloc(void *, size_t); void free(void *); void abort(void);
H
cat >libc/string.h <<'H'
#include <stddef.h>
void *memcpy(void *, const void *, size_t); void *memmove(void *, const void *, size_t); void *memset(void *, int, size_t);
char *strncpy(char *, const char *, size_t);
int memcmp(const void *, const void *, size_t); size_t strlen(const char *); int strcmp(const char *, const char *);
char *strcpy(char *, const char *); char *strcat(char *, const char *);
H
cat >libc/wctype.h <<'H'
typedef unsigned int wint_t;
int iswspace(wint_t); int iswalnum(wint_t); int iswalpha(wint_t); int iswdigit(wint_t); wint_t towlower(wint_t);
wint_t towupper(wint_t);
H
echo 'int isalpha(int); int isdigit(int); int isalnum(int); int isspace(int); int ispunct(int); int tolower(int);' >libc/ctype.h
: >libc/wchar.h
: >libc/stdio.h
echo '#define assert(x)' >libc/assert.h

# grammar PACKAGE VERSION FOLDER-IN-PACKAGE NAME
grammar() {
  mkdir "$4"
  tar xzf "$(npm pack --silent "$1@$2")" -C "$4"
  # The target is only named for its position-independent code: Emscripten itself is not needed.
  for part in parser scanner; do
    clang --target=wasm32-unknown-emscripten -Os -fPIC -fvisibility=hidden -nostdinc \
      -isystem "$(clang -print-resource-dir)/include" -Ilibc -I"$4/package/$3" \
      -c "$4/package/$3/$part.c" -o "$4/$part.o"
  done
  wasm-ld -shared --experimental-pic --allow-undefined --no-entry "--export=tree_sitter_$4" --strip-debug \
    -o "$out/tree-sitter-$4.wasm" "$4/parser.o" "$4/scanner.o"
}

grammar tree-sitter-scss 1.0.0 src scss
grammar @tree-sitter-grammars/tree-sitter-markdown 0.3.2 tree-sitter-markdown/src markdown
grammar @derekstride/tree-sitter-sql 0.3.11 src sql
