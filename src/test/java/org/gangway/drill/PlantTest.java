// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gangway.scan.Marker;
import org.gangway.scan.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantTest {
    private final List<Leak> leaks = Leak.inEveryEncoding(new Random(1));
    private final List<String> missed = new ArrayList<>();

    @TempDir
    private Path scratch;

    @Test
    void everyPlantedLeakIsFoundInEveryKindOfPlace() {
        Plant plant = plant(leaks.stream().map(Leak::marker).toList());
        plant.everywhere();

        assertThat(missed).isEmpty();
        assertThat(plant.control().planted()).isEqualTo(leaks.size() * 10);
        assertThat(plant.control().missed()).isZero();
    }

    @Test
    void aSearchThatDoesNotFindOneOfThemIsFoundOut() {
        Plant plant = plant(leaks.stream().skip(1).map(Leak::marker).toList());
        plant.everywhere();

        assertThat(plant.control().missed()).isEqualTo(10);
        assertThat(missed)
                .allMatch(line -> line.contains(leaks.getFirst().marker().label()));
    }

    private Plant plant(List<Marker> known) {
        return new Plant(scratch, new Search(known), leaks, missed::add);
    }
}
