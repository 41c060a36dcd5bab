/**
 * Operating-system containers: each is a bundle for an OCI runtime (runc, crun), which conmon runs
 * and watches, so that its console, its log and its exit status do not depend on the daemon being
 * there.
 */
@NullMarked
package org.vpsd.daemon.driver.oci;

import org.jspecify.annotations.NullMarked;
