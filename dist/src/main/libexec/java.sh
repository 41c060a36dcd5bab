# Sourced by the programs in bin/: finds the image and a Java that is new enough, without starting
# any process. Sets $home and $java.

prog=${0##*/}
home=${0%/*}
[ "$home" = "$0" ] && home=$(command -v -- "$0") && home=${home%/*}
if [ -L "$0" ]; then
    home=$(readlink -f -- "$0")
    home=${home%/*}
fi
home=$(cd "$home/.." && pwd -P) || exit 72

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

find_java() {
    for dir in "${VPSD_JAVA_HOME-}" "${JAVA_HOME-}"; do
        if [ "$dir" ] && is_new_enough "$dir"; then
            java=$dir/bin/java
            return
        fi
    done
    if [ -r "$home/lib/java-home" ] && read -r dir <"$home/lib/java-home" && is_new_enough "$dir"; then
        java=$dir/bin/java
        return
    fi
    if path=$(command -v java); then
        path=$(readlink -f -- "$path" 2>/dev/null || echo "$path")
        dir=${path%/bin/java}
        if is_new_enough "$dir"; then
            java=$path
            return
        fi
    fi
    for dir in /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/local/openjdk25 /usr/local/openjdk* \
        /usr/java/* /opt/java/* /opt/jdk*; do
        if is_new_enough "$dir"; then
            java=$dir/bin/java
            return
        fi
    done
    echo "$prog: no Java 25 or later was found: install one (Debian: temurin-25-jdk or" >&2
    echo "$prog: openjdk-25-jre-headless; FreeBSD: openjdk25), or name it in VPSD_JAVA_HOME" >&2
    exit 69
}
find_java

# A cache that fits makes the start faster; one that does not fit is left aside. The build records
# them.
cache=
if [ "${VPSD_AOT_RECORD-}" ]; then
    cache=-XX:AOTCacheOutput=$VPSD_AOT_RECORD
elif [ -r "$home/lib/$prog.aot" ]; then
    cache=-XX:AOTCache=$home/lib/$prog.aot
fi
