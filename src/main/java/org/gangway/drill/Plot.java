// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** An endurance run as a page with drawings: one over the other, the same time under each other. */
final class Plot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 150;
    private static final int TICKS = 4;
    private static final int GROUPS = 6;

    private final Endurance.Run run;
    private final double whole;

    /** @param points as SVG has them */
    record Line(String name, String points, int colour) {}

    /** @param at pixels from the left, or from the top */
    record Tick(double at, String text) {}

    record Band(double from, double width, String words, boolean fault) {}

    record Panel(String title, String unit, List<Line> lines, List<Tick> ticks) {}

    private record Curve(String name, ToDoubleFunction<Sample> number) {}

    Plot(Endurance.Run run) {
        this.run = run;
        this.whole = run.samples().getLast().second();
    }

    /** @param figures shown beside the drawings */
    void write(Path file, Map<String, Object> figures) throws IOException {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(Plot.class.getClassLoader());
        templates.setPrefix("drill/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        Context context = new Context(Locale.ROOT);
        context.setVariables(Map.of(
                "panels", panels(),
                "bands", bands(),
                "times", times(),
                "figures", figures,
                "commit", Proofs.commit(),
                "width", WIDTH,
                "height", HEIGHT));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, engine.process("endurance", context));
    }

    private List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        panels.add(panel(
                "Customers",
                "a second",
                run.samples(),
                new Curve("come", Sample::came),
                new Curve("end", Sample::ended)));
        panels.add(panel("Customers under way", "", run.samples(), new Curve("without farewell", Sample::underWay)));
        panels.add(panel("Waiting on topics", "records", run.samples(), groups()));
        panels.add(panel(
                "Replies",
                "ms",
                run.samples().stream().filter(s -> s.replies().length > 0).toList(),
                new Curve("p99", sample -> sample.reply(0.99)),
                new Curve("p50", sample -> sample.reply(0.5))));
        List<Sample> collected =
                run.samples().stream().filter(s -> s.heap().isPresent()).toList();
        panels.add(panel(
                "Memory of the application",
                "MB",
                collected,
                new Curve("resident", Sample::resident),
                new Curve("heap after a collection", s -> s.heap().orElse(0))));
        panels.add(panel("Changelog of cases", "MB", run.samples(), new Curve("on disk", Sample::changelog)));
        return panels;
    }

    /** Those that have ever been behind the most, and no more than can be told from each other. */
    private Curve[] groups() {
        return new TreeSet<>(run.samples().getFirst().lag().keySet())
                .stream()
                        .sorted((one, other) -> Double.compare(most(other), most(one)))
                        .limit(GROUPS)
                        .map(group -> new Curve(group, sample -> sample.lag(group)))
                        .toArray(Curve[]::new);
    }

    private double most(String group) {
        return Numbers.most(run.samples(), sample -> sample.lag(group));
    }

    private Panel panel(String title, String unit, List<Sample> samples, Curve... curves) {
        double most = 1;
        for (Curve curve : curves) {
            most = Math.max(most, Numbers.most(samples, curve.number));
        }
        double step = step(most / TICKS);
        double top = Math.ceil(most / step) * step;
        List<Tick> ticks = new ArrayList<>();
        for (double value = 0; value <= top; value += step) {
            ticks.add(new Tick(HEIGHT - HEIGHT * value / top, "%.0f".formatted(value)));
        }
        List<Line> lines = IntStream.range(0, curves.length)
                .mapToObj(number -> new Line(curves[number].name, points(samples, curves[number], top), number))
                .toList();
        return new Panel(title, unit, lines, ticks);
    }

    private String points(List<Sample> samples, Curve curve, double top) {
        return samples.stream()
                .map(sample -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(sample.second()),
                        HEIGHT - HEIGHT * curve.number.applyAsDouble(sample) / top))
                .collect(Collectors.joining(" "));
    }

    /** The next 1, 2 or 5 with zeros. */
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1))));
        return List.of(1, 2, 5, 10).stream()
                .mapToDouble(factor -> factor * power)
                .filter(step -> step >= least)
                .findFirst()
                .orElse(10 * power);
    }

    private List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        double from = 0;
        for (Period period : Period.values()) {
            double to = Numbers.most(run.of(period), Sample::second);
            if (to > from) {
                bands.add(new Band(x(from), x(to) - x(from), period.words, period == Period.SLOW));
                from = to;
            }
        }
        return bands;
    }

    private List<Tick> times() {
        boolean minutes = whole > 180;
        double unit = minutes ? 60 : 1;
        double step = step(whole / unit / 10);
        List<Tick> ticks = new ArrayList<>();
        for (double at = 0; at * unit <= whole; at += step) {
            ticks.add(new Tick(x(at * unit), "%.0f %s".formatted(at, minutes ? "min" : "s")));
        }
        return ticks;
    }

    private double x(double second) {
        return Numbers.rounded(WIDTH * second / whole);
    }
}
