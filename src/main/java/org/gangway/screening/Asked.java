// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.BitSet;

/** A token of the applicant: what it costs if it is missing, and what is like it, alone and written together with its neighbours. */
final class Asked {

    private final double cost;
    private final Likes alone;
    private final Likes[] together;
    private final double reach;
    private final double closest;
    private final int count;

    Asked(double cost, Likes alone, Likes... together) {
        this.cost = cost;
        this.alone = alone;
        this.together = together;
        double far = alone.reach();
        double near = alone.closest();
        int names = alone.count();
        for (Likes likes : together) {
            far = Math.max(far, likes.reach());
            near = Math.max(near, likes.closest());
            names += likes.count();
        }
        this.reach = far;
        this.closest = near;
        this.count = names;
    }

    double cost() {
        return cost;
    }

    /** The most that the token can add to a score, whatever the name. */
    double reach() {
        return reach;
    }

    /** The most that it is like any listed one. */
    double closest() {
        return closest;
    }

    /** At most so many names have something like it. */
    int count() {
        return count;
    }

    boolean in(int name) {
        boolean in = alone.in(name);
        for (int at = 0; at < together.length && !in; at++) {
            in = together[at].in(name);
        }
        return in;
    }

    void addTo(BitSet names) {
        alone.addTo(names);
        for (Likes likes : together) {
            likes.addTo(names);
        }
    }

    /** How much a listed token is like it, alone or with neighbours of the applicant. */
    double likeToken(int term) {
        double most = alone.of(term);
        for (Likes likes : together) {
            most = Math.max(most, likes.of(term));
        }
        return most;
    }

    /** How much listed neighbours written as one are like it. */
    double likeJoined(int term) {
        return alone.of(term);
    }
}
