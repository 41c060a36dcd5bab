package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;

/** What changes of privileges come to. */
class EffectivePrivilegesTest {

    @Test
    void aTenantHasWhatIsHarmless() {
        EffectivePrivileges privileges = of(true, "");
        assertThat(privileges.allowed())
                .extracting(Privilege::name)
                .contains("PRIV_REBOOT", "PRIV_VFS_MOUNT", "PRIV_NET_ROUTE")
                .doesNotContain("PRIV_KLD_LOAD", "PRIV_SWAPON", "PRIV_SETTIMEOFDAY", "PRIV_IO");
        assertThat(of(false, "").allowed())
                .extracting(Privilege::name)
                .contains("PRIV_REBOOT")
                .doesNotContain("PRIV_VFS_MOUNT", "PRIV_VFS_MKNOD_DEV", "PRIV_VFS_FHOPEN");
    }

    @Test
    void allowGives() {
        EffectivePrivileges privileges = of(false, "KLD_LOAD");
        assertThat(privileges.capabilities()).contains("CAP_SYS_MODULE");
        assertThat(privileges.forbidden()).doesNotContain("init_module").contains("delete_module");
    }

    @Test
    void denyTakesAlsoFromOthersThatNeedTheSame() {
        EffectivePrivileges privileges = of(true, ";VFS_CHROOT,NET_SETIFMTU");
        assertThat(privileges.capabilities())
                .doesNotContain("CAP_SYS_CHROOT", "CAP_NET_ADMIN")
                .contains("CAP_CHOWN");
        assertThat(privileges.forbidden()).contains("chroot");
        assertThat(privileges.allowed())
                .extracting(Privilege::name)
                .doesNotContain("PRIV_NET_ROUTE");
    }

    @Test
    void nosysIsAbsentNotForbidden() {
        EffectivePrivileges privileges = of(true, ";;SWAPON,VFS_CHROOT");
        assertThat(privileges.absent()).contains("swapon", "chroot", "keyctl");
        assertThat(privileges.forbidden()).doesNotContain("swapon").contains("swapoff");
        assertThat(privileges.capabilities()).doesNotContain("CAP_SYS_CHROOT");
    }

    @Test
    void remarksSayWhatChangesNothing() throws Exception {
        assertThat(
                        EffectivePrivileges.remarks(
                                true,
                                Privileges.parse("KLD_LOAD,SYSCTL_WRITE,SCHED_SET"),
                                Privileges.parse("VFS_READ,SWAPON")))
                .containsExactly(
                        "PRIV_KLD_LOAD changes nothing within a user namespace: it is about the"
                                + " host (user_namespace = no)",
                        "PRIV_SYSCTL_WRITE changes nothing: Linux has no counterpart",
                        "PRIV_VFS_READ is denied: no system call is for it alone, to be absent");
    }

    private static EffectivePrivileges of(boolean userNamespace, String changes) {
        try {
            return EffectivePrivileges.of(userNamespace, PrivilegeChanges.parse(changes));
        } catch (Privileges.UnknownException e) {
            throw new AssertionError(e);
        }
    }
}
