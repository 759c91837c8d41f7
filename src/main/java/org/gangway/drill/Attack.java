// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.Random;

/** One kind of hostile input. */
interface Attack {
    /** Its name among the figures. */
    String kind();

    /** Throws one. Everything about it follows from {@code random}, so that it can be thrown again. */
    void once(Random random) throws InterruptedException;
}
