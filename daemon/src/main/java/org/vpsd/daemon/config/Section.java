package org.vpsd.daemon.config;

import java.nio.file.Path;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclObject;

/**
 * The section of a file that defines an instance: named, but its settings still unchecked.
 *
 * @param name the instance's name
 * @param place where that name is given
 * @param directory the instance's configuration directory
 * @param values what is set
 * @param isFlat whether it is written in the flat form of vps.conf(5)
 */
record Section(
        InstanceName name, Position place, Path directory, UclObject values, boolean isFlat) {

    /** A section of a {@code config} file. */
    Section(InstanceName name, Position place, Path directory, UclObject values) {
        this(name, place, directory, values, false);
    }
}
