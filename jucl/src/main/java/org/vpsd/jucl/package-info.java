/** UCL, the universal configuration language of libucl: a parser, a value model and emitters. */
@NullMarked
package org.vpsd.jucl;

import org.jspecify.annotations.NullMarked;
