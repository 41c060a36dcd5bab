package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.storage.RootStorage;

/**
 * What is known of a container beside its processes.
 *
 * @param places of its launch
 * @param settings what it is made of
 * @param storage its root, as far as it is brought and taken away
 * @param network of the instance
 * @param log takes what its console shows
 */
record Container(
        LaunchPlaces places,
        VpsSettings settings,
        RootStorage storage,
        ContainerNetwork network,
        Path log) {}
