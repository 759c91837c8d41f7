// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.opencv.core.Point3;

/**
 * How a head is held, in degrees.
 *
 * @param yaw positive when the person looks to the left of the picture
 * @param pitch positive when the person looks down, 0 for somebody who looks straight ahead
 * @param roll positive when the head leans to the right of the picture
 */
record Pose(double yaw, double pitch, double roll) {
    /**
     * What the line from forehead to chin reads for people who look straight ahead: the mesh sees the chin farther back than
     * it is. The median of the frontal photographs that this was calibrated on.
     */
    private static final double FRONTAL_PITCH = 6;

    static Pose of(FacePoints face) {
        Point3 right = face.rightEye();
        Point3 left = face.leftEye();
        Point3 forehead = face.ends().first();
        Point3 chin = face.ends().second();
        double across = Math.hypot(left.x - right.x, left.y - right.y);
        double down = Math.hypot(chin.x - forehead.x, chin.y - forehead.y);
        return new Pose(
                Math.toDegrees(Math.atan2(left.z - right.z, across)),
                Math.toDegrees(Math.atan2(chin.z - forehead.z, down)) - FRONTAL_PITCH,
                Math.toDegrees(Math.atan2(left.y - right.y, left.x - right.x)));
    }
}
