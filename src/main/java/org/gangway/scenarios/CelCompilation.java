// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles a CEL expression and finds out which fields it reads. Expressions are small, and so is what they may cost. */
final class CelCompilation {
    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(1000)
                    .maxParseRecursionDepth(50)
                    .build())
            .setStandardMacros(CelStandardMacro.HAS) // no loops: the work is bounded by the length of the expression
            .addVar("value", SimpleType.STRING)
            .addVar("age", SimpleType.INT)
            .addVar("fields", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .build();

    private static final Set<String> PARTIAL = Set.of("int", "uint", "double", "timestamp", "duration", "_/_", "_%_");

    private CelCompilation() {}

    /**
     * @param tested the fields of which it asks whether they are there
     * @param partial the functions in it that fail on some texts
     */
    record Compiled(
            CelRuntime.Program program, Set<String> read, Set<String> tested, Set<String> partial, boolean readsAge) {
        Set<String> fields(CelCondition.AgeOf ageOf) {
            if (!readsAge || ageOf == CelCondition.AgeOf.ANSWER) {
                return read;
            }
            Set<String> all = new TreeSet<>(read);
            all.add(CelCondition.BIRTH_DATE);
            return Set.copyOf(all);
        }
    }

    static Compiled compile(String text) throws BrokenCondition {
        CelValidationResult result = CEL.compile(text);
        if (result.hasError()) {
            throw new BrokenCondition(message(result.getErrors()));
        }
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            if (!ast.getResultType().equals(SimpleType.BOOL)) {
                throw new BrokenCondition(
                        "the condition gives " + ast.getResultType().name() + "; it must give true or false");
            }
            return new Compiled(CEL.createProgram(ast), fields(ast), tested(ast), partial(ast), reads(ast, "age"));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new BrokenCondition("the condition is not CEL: " + e.getMessage());
        }
    }

    private static String message(List<CelIssue> issues) {
        return issues.stream()
                .map(issue -> "the condition is not CEL at its column "
                        + (issue.getSourceLocation().getColumn() + 1) + ": " + firstLine(issue.getMessage()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static boolean reads(CelAbstractSyntaxTree ast, String variable) {
        return idents(ast, variable).findAny().isPresent();
    }

    private static Stream<CelNavigableExpr> idents(CelAbstractSyntaxTree ast, String variable) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.IDENT)
                .filter(node -> node.expr().ident().name().equals(variable));
    }

    private static Set<String> partial(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.CALL)
                .map(node -> node.expr().call().function())
                .filter(PARTIAL::contains)
                .collect(Collectors.toSet());
    }

    private static Set<String> tested(CelAbstractSyntaxTree ast) throws BrokenCondition {
        Set<String> tested = new TreeSet<>();
        for (CelNavigableExpr ident : idents(ast, "fields").toList()) {
            CelExpr use = ident.parent().map(CelNavigableExpr::expr).orElse(ident.expr());
            boolean has = use.getKind() == Kind.SELECT && use.select().testOnly();
            boolean in = use.getKind() == Kind.CALL && use.call().function().equals("@in");
            if (has || in) {
                tested.add(field(ident));
            }
        }
        return Set.copyOf(tested);
    }

    private static Set<String> fields(CelAbstractSyntaxTree ast) throws BrokenCondition {
        Set<String> fields = new TreeSet<>();
        for (CelNavigableExpr ident : idents(ast, "fields").toList()) {
            fields.add(field(ident));
        }
        return Set.copyOf(fields);
    }

    /** So that only these are opened, the name must be there in the expression, not computed. */
    private static String field(CelNavigableExpr ident) throws BrokenCondition {
        CelExpr use = ident.parent().map(CelNavigableExpr::expr).orElse(ident.expr());
        if (use.getKind() == Kind.SELECT) {
            return use.select().field();
        }
        if (use.getKind() == Kind.CALL
                && Set.of("_[_]", "@in").contains(use.call().function())) {
            for (CelExpr argument : use.call().args()) {
                if (argument.getKind() == Kind.CONSTANT
                        && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                    return argument.constant().stringValue();
                }
            }
        }
        throw new BrokenCondition("fields must be read by a literal name, as in fields[\"birth-date\"]");
    }
}
