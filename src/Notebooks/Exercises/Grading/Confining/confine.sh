# Runs a command with nothing of the machine but to read it: its own processes, no network, one small folder to write to.
# Arguments: the folder, the processors, how many folders to hide, those folders, the command.
home=$1 processors=$2 count=$3
shift 3
mount --make-rprivate / || exit 120
while [ "$count" -gt 0 ]; do
    mount -t tmpfs -o size=4k,mode=000,ro tmpfs "$1" || exit 121
    shift
    count=$((count - 1))
done
while read -r _ _ _ _ point options _; do
    case $point in
        /proc | /proc/*) ;;
        *) mount -o "remount,bind,$options,ro" "$point" 2>/dev/null ;;
    esac
done </proc/self/mountinfo
mount -t tmpfs -o size=64m,mode=700 tmpfs "$home" || exit 122
cd "$home" || exit 123
ulimit -c 0
pin=''
if [ -n "$processors" ] && taskset -c "$processors" true 2>/dev/null; then
    pin="taskset -c $processors"
fi
# Not exec: the first process of a namespace could not be killed from within, and all others end with it.
$pin setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
exit $?
