# Sourced by the programs in bin/: finds the image and a Java that is new enough, without starting
# any process. Sets $home and $java.

prog=${0##*/}
home=${0%/*}
[ "$home" = "$0" ] && home=$(command -v -- "$0") && home=${home%/*}
if [ -L "$0" ]; then
    home=$(readlink -f -- "$0")
    home=${home%/*}
fi
case $home in
*/./* | */../*) home=$(cd "$home/.." && pwd -P) || exit 72 ;;
/*/bin) home=${home%/bin} ;;
*) home=$(cd "$home/.." && pwd -P) || exit 72 ;;
esac

. "$home/libexec/jdk.sh"
built_with=
[ -r "$home/lib/jdk" ] && read -r built_with <"$home/lib/jdk"
find_java "$built_with"
java=$jdk/bin/java

# A cache that fits makes the start faster; one that does not fit is left aside. The build records
# them.
cache=
if [ "${VPSD_AOT_RECORD-}" ]; then
    cache=-XX:AOTCacheOutput=$VPSD_AOT_RECORD
elif [ -r "$home/lib/$prog.aot" ]; then
    cache=-XX:AOTCache=$home/lib/$prog.aot
fi
