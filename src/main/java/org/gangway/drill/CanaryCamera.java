// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.function.Supplier;
import org.gangway.biometrics.BeforeCamera;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.wire.Recording.Picture;
import org.springframework.util.function.SingletonSupplier;

/** Films canaries who do whatever a challenge asks for: all of them the same pictures, but for their marks. */
final class CanaryCamera {
    private final Supplier<BeforeCamera> camera;

    CanaryCamera(DemoPhotos shown) {
        this.camera = SingletonSupplier.of(() -> BeforeCamera.of(PrivacySettings.models(), shown.selfie()));
    }

    /** @param asked what there is to do, as the page is told */
    synchronized List<Picture> film(List<String> asked, byte[] mark) {
        return camera.get().does(BeforeCamera.asked(asked)).stream()
                .map(picture -> new Picture(picture.millis(), Canary.marked(picture.jpeg(), mark)))
                .toList();
    }
}
