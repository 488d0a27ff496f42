# Sets $python to the first Python of 3.11 or newer on this machine. Read by ./demo and ./test.
python=
for candidate in python3 python3.11 python3.12 python3.13 python3.14 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Moothall needs Python 3.11 or newer, and found none: install it (Debian: apt-get install python3 python3-pip) and run $0 again." >&2
    exit 2
fi
