package org.vpsd.daemon.model;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The privileges of priv(9) that vpsctl(8) knows, by the names and numbers of FreeBSD's {@code
 * sys/priv.h} (those of 9.0, which VPS was written for), with the capabilities and system calls of
 * Linux that come to the same. docs/privileges.md is this table.
 */
public final class Privileges {

    private static final String PREFIX = "PRIV_";
    private static final String CAP = "CAP_";
    private static final String NONE = "-";

    /** Number, name, capabilities, system calls. */
    private static final String TABLE =
            """
            2   ACCT                 SYS_PACCT         acct
            3   MAXFILES             SYS_RESOURCE      -
            4   MAXPROC              SYS_RESOURCE      -
            6   SETDUMPER            SYS_BOOT          kexec_load,kexec_file_load
            8   REBOOT               SYS_BOOT          reboot
            9   SWAPON               SYS_ADMIN         swapon
            10  SWAPOFF              SYS_ADMIN         swapoff
            11  MSGBUF               SYSLOG            syslog
            12  IO                   SYS_RAWIO         iopl,ioperm
            15  ADJTIME              SYS_TIME          -
            16  NTP_ADJTIME          SYS_TIME          clock_adjtime,clock_adjtime64
            17  CLOCK_SETTIME        SYS_TIME          clock_settime,clock_settime64
            18  SETTIMEOFDAY         SYS_TIME          settimeofday,stime
            40  AUDIT_CONTROL        AUDIT_CONTROL     -
            44  AUDIT_SUBMIT         AUDIT_WRITE       -
            50  CRED_SETUID          SETUID            -
            51  CRED_SETEUID         SETUID            -
            52  CRED_SETGID          SETGID            -
            53  CRED_SETEGID         SETGID            -
            54  CRED_SETGROUPS       SETGID            setgroups,setgroups32
            55  CRED_SETREUID        SETUID            -
            56  CRED_SETREGID        SETGID            -
            57  CRED_SETRESUID       SETUID            -
            58  CRED_SETRESGID       SETGID            -
            59  SEEOTHERGIDS         -                 -
            60  SEEOTHERUIDS         -                 -
            80  DEBUG_DIFFCRED       SYS_PTRACE        -
            81  DEBUG_SUGID          SYS_PTRACE        -
            82  DEBUG_UNPRIV         -                 ptrace,process_vm_readv,process_vm_writev
            90  DTRACE_KERNEL        BPF,PERFMON       bpf
            91  DTRACE_PROC          PERFMON           -
            92  DTRACE_USER          -                 -
            100 FIRMWARE_LOAD        -                 -
            110 JAIL_ATTACH          SYS_ADMIN         setns
            111 JAIL_SET             SYS_ADMIN         unshare
            112 JAIL_REMOVE          -                 -
            120 KENV_SET             -                 -
            121 KENV_UNSET           -                 -
            130 KLD_LOAD             SYS_MODULE        init_module,finit_module
            131 KLD_UNLOAD           SYS_MODULE        delete_module
            160 PROC_LIMIT           SYS_RESOURCE      -
            161 PROC_SETLOGIN        -                 -
            162 PROC_SETRLIMIT       SYS_RESOURCE      -
            170 IPC_READ             IPC_OWNER         -
            171 IPC_WRITE            IPC_OWNER         -
            172 IPC_ADMIN            IPC_OWNER         -
            173 IPC_MSGSIZE          SYS_RESOURCE      -
            180 MQ_ADMIN             -                 -
            190 PMC_MANAGE           PERFMON           perf_event_open
            191 PMC_SYSTEM           PERFMON           perf_event_open
            200 SCHED_DIFFCRED       SYS_NICE          -
            201 SCHED_SETPRIORITY    SYS_NICE          -
            202 SCHED_RTPRIO         SYS_NICE          -
            203 SCHED_SETPOLICY      SYS_NICE          -
            204 SCHED_SET            SYS_NICE          -
            205 SCHED_SETPARAM       SYS_NICE          -
            206 SCHED_CPUSET         SYS_NICE          -
            220 SEM_WRITE            IPC_OWNER         -
            230 SIGNAL_DIFFCRED      KILL              -
            231 SIGNAL_SUGID         KILL              -
            240 SYSCTL_DEBUG         -                 -
            241 SYSCTL_WRITE         -                 -
            242 SYSCTL_WRITEJAIL     -                 -
            250 TTY_CONSOLE          SYS_TTY_CONFIG    vhangup
            255 TTY_STI              SYS_TTY_CONFIG    -
            270 UFS_EXTATTRCTL       -                 -
            271 UFS_QUOTAOFF         SYS_ADMIN         quotactl,quotactl_fd
            272 UFS_QUOTAON          SYS_ADMIN         quotactl,quotactl_fd
            290 NFS_DAEMON           SYS_ADMIN         nfsservctl
            310 VFS_READ             DAC_OVERRIDE      -
            311 VFS_WRITE            DAC_OVERRIDE      -
            312 VFS_ADMIN            FOWNER            -
            313 VFS_EXEC             DAC_OVERRIDE      -
            314 VFS_LOOKUP           DAC_OVERRIDE      -
            317 VFS_CHOWN            CHOWN             -
            318 VFS_CHROOT           SYS_CHROOT        chroot
            319 VFS_RETAINSUGID      FSETID            -
            320 VFS_EXCEEDQUOTA      SYS_RESOURCE      -
            321 VFS_EXTATTR_SYSTEM   SETFCAP           -
            323 VFS_FHOPEN           DAC_READ_SEARCH   open_by_handle_at
            327 VFS_GETFH            -                 name_to_handle_at
            328 VFS_GETQUOTA         SYS_ADMIN         quotactl,quotactl_fd
            331 VFS_MKNOD_DEV        MKNOD             -
            333 VFS_MOUNT            SYS_ADMIN         mount,fsmount,move_mount,open_tree
            339 VFS_SETGID           FSETID            -
            340 VFS_SETQUOTA         SYS_ADMIN         quotactl,quotactl_fd
            342 VFS_SYSFLAGS         LINUX_IMMUTABLE   -
            343 VFS_UNMOUNT          SYS_ADMIN         umount,umount2
            361 VM_MLOCK             IPC_LOCK          -
            362 VM_MUNLOCK           IPC_LOCK          -
            370 DEVFS_RULE           -                 -
            390 NET_BRIDGE           NET_ADMIN         -
            394 NET_BPF              NET_RAW           -
            395 NET_RAW              NET_RAW           -
            396 NET_ROUTE            NET_ADMIN         -
            397 NET_TAP              NET_ADMIN         -
            398 NET_SETIFMTU         NET_ADMIN         -
            399 NET_SETIFFLAGS       NET_ADMIN         -
            401 NET_SETIFNAME        NET_ADMIN         -
            405 NET_ADDMULTI         NET_ADMIN         -
            406 NET_DELMULTI         NET_ADMIN         -
            408 NET_SETLLADDR        NET_ADMIN         -
            411 NET_IFCREATE         NET_ADMIN         -
            412 NET_IFDESTROY        NET_ADMIN         -
            413 NET_ADDIFADDR        NET_ADMIN         -
            414 NET_DELIFADDR        NET_ADMIN         -
            490 NETINET_RESERVEDPORT NET_BIND_SERVICE  -
            491 NETINET_IPFW         NET_ADMIN         -
            493 NETINET_PF           NET_ADMIN         -
            497 NETINET_RAW          NET_RAW           -
            506 NETINET_BINDANY      NET_ADMIN         -
            """;

    private static final List<Privilege> ALL =
            TABLE.lines().map(line -> privilege(line.strip().split("\\s+"))).toList();

    private Privileges() {}

    private static Privilege privilege(String[] fields) {
        return new Privilege(
                Integer.parseInt(fields[0]),
                PREFIX + fields[1],
                words(fields[2]).map(word -> CAP + word).collect(toCollection(TreeSet::new)),
                words(fields[3]).collect(toCollection(TreeSet::new)));
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(",")).filter(word -> !word.equals(NONE));
    }

    /** All of them, by number. */
    public static List<Privilege> all() {
        return ALL;
    }

    /** The one of a name, with or without {@code PRIV_}, in any case, or of a number. */
    public static Optional<Privilege> of(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        return ALL.stream()
                .filter(
                        p ->
                                p.name().equals(word)
                                        || p.name().equals(PREFIX + word)
                                        || Integer.toString(p.number()).equals(word))
                .findFirst();
    }

    /** A text names a privilege that is not in the table. */
    public static final class UnknownException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownException(String text) {
            super(
                    "no privilege \""
                            + text
                            + "\" is known: expected a name such as PRIV_KLD_LOAD, or its number");
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * Reads a list of names and numbers, separated by commas or blanks.
     *
     * @throws UnknownException if one of them is in no table
     */
    public static Set<Privilege> parse(String text) throws UnknownException {
        Set<Privilege> privileges = new TreeSet<>();
        for (String word : text.split("[,\\s]+", -1)) {
            if (!word.isEmpty()) {
                privileges.add(of(word).orElseThrow(() -> new UnknownException(word)));
            }
        }
        return privileges;
    }

    /** The names of some, as they can be read again. */
    public static String names(Collection<Privilege> privileges) {
        return privileges.stream().sorted().map(Privilege::name).collect(joining(","));
    }

    /** The table in Markdown, for people. */
    public static String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| number | privilege | capabilities | system calls |");
        lines.add("|---|---|---|---|");
        for (Privilege p : ALL) {
            lines.add(
                    "| %d | `%s` | %s | %s |"
                            .formatted(
                                    p.number(), p.name(), cell(p.capabilities()), cell(p.calls())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String cell(Set<String> words) {
        return words.isEmpty()
                ? "none"
                : words.stream().sorted().map(w -> "`" + w + "`").collect(joining(" "));
    }
}
