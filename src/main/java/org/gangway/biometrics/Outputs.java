// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.dnn.Net;

/** What a net made of one input. Its outputs are told apart by their size: their names differ between importers. */
record Outputs(List<Mat> mats) {

    static Outputs of(Net net, Mat input, Scratch scratch) {
        List<Mat> mats = new ArrayList<>();
        net.setInput(input);
        net.forward(mats, net.getUnconnectedOutLayersNames());
        scratch.keepAll(mats);
        return new Outputs(mats);
    }

    /** The output of that many numbers. */
    float[] numbers(int count) {
        Mat output = mats.stream()
                .filter(mat -> mat.total() == count)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the net has no output of " + count + " numbers"));
        float[] numbers = new float[count];
        Mat row = output.reshape(1, 1);
        row.get(0, 0, numbers);
        row.release();
        return numbers;
    }
}
