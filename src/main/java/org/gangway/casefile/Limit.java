// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import org.jspecify.annotations.Nullable;

/**
 * Within what a figure of a photo must lie, as a scenario sets it for one rule of one profile. Both ends belong to it.
 *
 * @param least null where there is none
 * @param most null where there is none
 * @param refer true where a photo outside of it is taken all the same and a human decides, instead of asking for another
 */
public record Limit(@Nullable Double least, @Nullable Double most, @Nullable Boolean refer) {}
