package org.vpsd.daemon.lifecycle;

import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;

/**
 * Where an instance is and where it is wanted: what the table is keyed by.
 *
 * @param state observed
 * @param aim wanted
 */
public record Situation(State state, Aim aim) {}
