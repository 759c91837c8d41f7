// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The steps whose routes are part of the program or lie in {@code ./routes}: a route's file is named after its step. */
public final class RouteSteps implements StepNames {
    private static final String ENDING = ".camel.yaml";
    private static final List<String> PLACES = List.of("classpath*:routes/*" + ENDING, "file:routes/*" + ENDING);

    @Override
    public List<String> steps() {
        return PLACES.stream()
                .flatMap(RouteSteps::files)
                .map(Resource::getFilename)
                .filter(Objects::nonNull)
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Resource> files(String pattern) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (FileNotFoundException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
