// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

/** The nets of ONNX Runtime, which all workers share. */
record FaceSessions(Recogniser recogniser, EyeContours eyes) implements AutoCloseable {

    static FaceSessions of(ModelFolder models) {
        return new FaceSessions(new Recogniser(models), new EyeContours(models));
    }

    @Override
    public void close() {
        recogniser.close();
        eyes.close();
    }
}
