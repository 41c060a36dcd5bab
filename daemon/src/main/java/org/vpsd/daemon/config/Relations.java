package org.vpsd.daemon.config;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.jucl.Position;

/**
 * What instances must not be to each other: namesakes, strangers in {@code after}, a cycle, or in
 * one root.
 */
final class Relations {

    private final Problems problems;

    Relations(Problems problems) {
        this.problems = problems;
    }

    /** The names that more than one section has: none has a prior claim, so all are refused. */
    Set<InstanceName> namesakes(List<Section> sections) {
        Map<InstanceName, List<Section>> byName =
                sections.stream().collect(groupingBy(Section::name, TreeMap::new, toList()));
        byName.values().removeIf(alike -> alike.size() == 1);
        byName.values().forEach(alike -> alike.forEach(section -> refuseNamesake(section, alike)));
        return byName.keySet();
    }

    private void refuseNamesake(Section section, List<Section> namesakes) {
        String others =
                namesakes.stream()
                        .map(Section::place)
                        .filter(place -> !place.equals(section.place()))
                        .map(Position::toString)
                        .collect(joining(", "));
        problems.add(
                section.place(),
                "the name \"" + section.name() + "\" is taken more than once, also at " + others,
                "give each instance a name of its own; none of these is used");
    }

    /**
     * The drafts that come only after instances that are defined.
     *
     * @param defined all names that are defined, also those of instances that are refused: a broken
     *     instance does not break others
     */
    List<Draft> withoutStrangers(List<Draft> drafts, Set<InstanceName> defined) {
        List<Draft> sound = new ArrayList<>();
        for (Draft draft : drafts) {
            Map<InstanceName, Position> strangers = draft.after();
            strangers.keySet().removeAll(defined);
            strangers.forEach((name, place) -> refuseStranger(name, place, defined));
            if (strangers.isEmpty()) {
                sound.add(draft);
            }
        }
        return sound;
    }

    private void refuseStranger(InstanceName name, Position place, Set<InstanceName> defined) {
        Collection<String> names = new TreeSet<>();
        defined.forEach(each -> names.add(each.value()));
        problems.add(
                place,
                "after: there is no instance \"" + name + "\"",
                Hints.didYouMean(name.value(), names));
    }

    /**
     * The drafts that have their root for themselves: two containers in one tree would each take it
     * for their own, down to its owners.
     */
    List<Draft> withoutSharedRoots(List<Draft> drafts) {
        Map<Path, List<Draft>> byRoot = new TreeMap<>();
        for (Draft draft : drafts) {
            draft.spec()
                    .vps()
                    .ifPresent(
                            vps ->
                                    byRoot.computeIfAbsent(vps.root(), _ -> new ArrayList<>())
                                            .add(draft));
        }
        byRoot.values().removeIf(alone -> alone.size() == 1);
        List<Draft> sound = new ArrayList<>(drafts);
        byRoot.forEach(
                (root, sharing) -> {
                    sound.removeAll(sharing);
                    sharing.forEach(draft -> refuseSharing(draft, root, sharing));
                });
        return sound;
    }

    private void refuseSharing(Draft draft, Path root, List<Draft> sharing) {
        String others =
                sharing.stream()
                        .filter(other -> !other.equals(draft))
                        .map(other -> other.name() + " (" + other.section().place() + ")")
                        .collect(joining(", "));
        problems.add(
                draft.section().place(),
                "fsroot " + root + " of \"" + draft.name() + "\" is also that of " + others,
                "give each instance a root of its own; none of these is used");
    }

    /** Two instances may have an address in turn, such as one that is a copy of the other. */
    void warnOfSharedAddresses(List<Draft> drafts) {
        Map<IpNetwork, Draft> owners = new HashMap<>();
        for (Draft draft : drafts) {
            List<IpNetwork> addresses =
                    draft.spec().vps().stream()
                            .flatMap(vps -> vps.network().allowed().singles().stream())
                            .toList();
            for (IpNetwork address : addresses) {
                Draft owner = owners.putIfAbsent(address, draft);
                if (owner != null) {
                    problems.warn(
                            draft.section().place(),
                            "the address "
                                    + address
                                    + " of \""
                                    + draft.name()
                                    + "\" is also that of "
                                    + owner.name()
                                    + " ("
                                    + owner.section().place()
                                    + ")",
                            "only one of them can run at a time");
                }
            }
        }
    }

    /** The drafts that do not come after themselves. */
    List<Draft> withoutCycles(List<Draft> drafts) {
        Map<InstanceName, Collection<InstanceName>> after = new TreeMap<>();
        drafts.forEach(draft -> after.put(draft.name(), draft.spec().after()));
        Map<InstanceName, List<InstanceName>> cycles = new StartOrder(after).cycles();
        List<Draft> sound = new ArrayList<>();
        for (Draft draft : drafts) {
            List<InstanceName> cycle = cycles.get(draft.name());
            if (cycle == null) {
                sound.add(draft);
            } else {
                refuseCycle(draft, cycle);
            }
        }
        return sound;
    }

    private void refuseCycle(Draft draft, List<InstanceName> cycle) {
        Position place = draft.after().getOrDefault(cycle.get(1), draft.section().place());
        problems.add(
                place,
                "after: \""
                        + draft.name()
                        + "\" would start after itself: "
                        + StartOrder.describe(cycle),
                "take one name out of this circle");
    }
}
