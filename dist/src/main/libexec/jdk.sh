# Sourced: finds a Java that is new enough, without starting it.

# Whether a directory holds a Java of version 25 or later: its file "release" says so.
is_new_enough() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            value=${value%%[!0-9]*}
            [ "${value:-0}" -ge 25 ]
            return
        fi
    done <"$1/release"
    return 1
}

# find_java [JDK]: sets $jdk, or ends the program with the advice what to install. The JDK that the
# image was built with is given, as only that one can use its caches.
find_java() {
    for jdk in "${VPSD_JAVA_HOME-}" "${1-}" "${JAVA_HOME-}"; do
        if [ "$jdk" ] && is_new_enough "$jdk"; then
            return
        fi
    done
    if path=$(command -v java); then
        path=$(readlink -f -- "$path" 2>/dev/null || echo "$path")
        jdk=${path%/bin/java}
        if is_new_enough "$jdk"; then
            return
        fi
    fi
    for jdk in /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/local/openjdk25 /usr/local/openjdk* \
        /usr/java/* /opt/java/* /opt/jdk*; do
        if is_new_enough "$jdk"; then
            return
        fi
    done
    echo "${0##*/}: no Java 25 or later was found: install one (Debian: temurin-25-jdk or" >&2
    echo "${0##*/}: openjdk-25-jdk-headless; FreeBSD: openjdk25), or name it in VPSD_JAVA_HOME" >&2
    exit 69
}

# Prints where it is.
find_jdk() {
    find_java
    printf '%s\n' "$jdk"
}
