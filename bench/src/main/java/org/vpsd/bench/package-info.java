/** Benchmarks by JMH. */
@NullMarked
package org.vpsd.bench;

import org.jspecify.annotations.NullMarked;
