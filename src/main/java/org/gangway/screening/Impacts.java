// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** Screens the same people by two versions of the bands, so that who approves a change knows what it does. */
@FunctionalInterface
public interface Impacts {

    /** @throws IllegalArgumentException if the bank's sample cannot be read; quotes nothing of it */
    Impact of(Bands before, Bands after);
}
