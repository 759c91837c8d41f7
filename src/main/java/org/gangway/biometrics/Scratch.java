// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.opencv.core.Mat;

/** Native pictures that live as long as one piece of work: left to the garbage collector they outgrow memory. */
final class Scratch implements AutoCloseable {
    private final Deque<Mat> kept = new ArrayDeque<>();

    Mat mat() {
        return keep(new Mat());
    }

    Mat keep(Mat mat) {
        kept.push(mat);
        return mat;
    }

    void keepAll(List<Mat> mats) {
        mats.forEach(kept::push);
    }

    @Override
    public void close() {
        kept.forEach(Mat::release);
    }
}
