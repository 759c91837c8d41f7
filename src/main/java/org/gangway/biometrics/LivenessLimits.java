// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

/**
 * What counts as an action, and what frames must fulfil. All of it is relative to how the same person looked straight ahead at
 * the beginning of the same recording.
 *
 * @param turn degrees of yaw
 * @param nod degrees of pitch, downwards
 * @param mouth how much wider the mouth opens, as a share of its width
 * @param closer how many times as large the face becomes
 * @param open below which share of their width eyes are hardly open at the beginning, so that nobody can see them close; the
 *     rule {@code eyes} hands such a selfie to reviewers
 * @param shut below which share of how far they were open eyes are shut
 * @param clear how many times as far as needed an action must be taken that was not asked for, before it counts as one: people
 *     smile, and lean
 * @param straight degrees of yaw within which somebody looks straight ahead
 * @param same largest distance of any frame's face to that of the selfie
 * @param next largest distance between the faces of two frames that follow each other
 * @param copied up to which distance two frames show the very same picture, saved anew
 * @param still degrees below which a head has not moved at all
 * @param blind the share of frames that may lack a face that can be measured, never two in a row
 * @param reaction milliseconds for which an action may go on after its time
 * @param pause milliseconds between two frames at most
 * @param hold in how many frames in a row an action must be seen
 */
record LivenessLimits(
        double turn,
        double nod,
        double mouth,
        double closer,
        double open,
        double shut,
        double clear,
        double straight,
        double same,
        double next,
        double copied,
        double still,
        double blind,
        long reaction,
        long pause,
        int hold) {

    static LivenessLimits defaults() {
        return new LivenessLimits(
                18, 12, 0.12, 1.4, 0.15, 0.68, 1.5, 20, 0.58, 0.45, 0.005, 0.02, 0.1, 1_000, 1_000, 2);
    }
}
