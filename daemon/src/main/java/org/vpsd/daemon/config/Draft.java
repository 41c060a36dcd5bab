package org.vpsd.daemon.config;

import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.jucl.Position;

/**
 * An instance that is sound by itself, before it is looked at beside the others.
 *
 * @param section where it is defined
 * @param spec its settings
 */
record Draft(Section section, InstanceSpec spec) {

    InstanceName name() {
        return spec.name();
    }

    /** The names that it comes after, each with its place. */
    Map<InstanceName, Position> after() {
        return new AfterReader(new Problems())
                .places(Optional.ofNullable(section.values().get("after")));
    }
}
