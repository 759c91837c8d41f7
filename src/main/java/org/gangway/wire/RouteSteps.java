// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The steps whose routes are part of the program or lie in the folder beside it: a route's file is named after its step.
 * Those that are off are left out.
 */
public final class RouteSteps implements StepNames {
    private static final String ENDING = ".camel.yaml";

    private final List<String> places;
    private final Set<String> off;

    /** Without any of the {@link OptionalSteps}. @param folder {@code gangway.routes}; need not exist */
    public RouteSteps(Path folder) {
        this(folder, OptionalSteps.off(property -> false));
    }

    RouteSteps(Path folder, Set<String> off) {
        this.off = off;
        this.places = List.of("classpath*:routes/*" + ENDING, "file:" + folder + "/*" + ENDING);
    }

    @Override
    public List<String> steps() {
        return places.stream()
                .flatMap(RouteSteps::files)
                .map(Resource::getFilename)
                .filter(Objects::nonNull)
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .filter(step -> !off.contains(step))
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
