package io.inlet.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of conditions, with their types: what is not here is an error when rules are loaded. {@link Facts} gives the values. Absent
 * texts are empty, never null.
 */
final class Vocabulary implements CelTypeProvider {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType FLAG = SimpleType.BOOL;

    private final Map<String, Map<String, CelType>> structs = new LinkedHashMap<>();
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final List<StructType> types;

    Vocabulary() {
        structs.put("message", Map.of("subject", TEXT, "text", TEXT, "newText", TEXT, "all", TEXT));
        structs.put(
                "sender",
                Map.of("name", TEXT, "email", TEXT, "domain", TEXT, "phone", TEXT, "id", TEXT, "handle", TEXT));
        structs.put("contact", Map.of("known", FLAG, "name", TEXT, "organisation", TEXT));
        structs.put("candidate", Map.of("number", TEXT, "status", TEXT, "participant", FLAG));
        structs.put("attachment", Map.of("name", TEXT, "mediaType", TEXT, "size", SimpleType.INT, "inline", FLAG));
        for (String struct : List.of("message", "sender", "contact")) {
            variables.put(struct, StructTypeReference.create(struct));
        }
        variables.put("candidates", ListType.create(StructTypeReference.create("candidate")));
        variables.put("attachments", ListType.create(StructTypeReference.create("attachment")));
        variables.put("recipients", ListType.create(TEXT));
        variables.put("trustReasons", ListType.create(TEXT));
        variables.put("fields", MapType.create(TEXT, TEXT));
        for (String text : List.of("inbox", "brand", "channel", "automation", "trust", "language")) {
            variables.put(text, TEXT);
        }
        types = structs.entrySet().stream()
                .map(struct -> StructType.create(
                        struct.getKey(),
                        ImmutableSet.copyOf(struct.getValue().keySet()),
                        field -> Optional.ofNullable(struct.getValue().get(field))))
                .toList();
    }

    /** {@code containsAny(text, [words])} and {@code matches(text, pattern)}, both also as methods of a text. */
    static List<CelFunctionDecl> functions() {
        CelType words = ListType.create(TEXT);
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        "containsAny",
                        CelOverloadDecl.newGlobalOverload("containsAny_text_words", FLAG, TEXT, words),
                        CelOverloadDecl.newMemberOverload("text_containsAny_words", FLAG, TEXT, words)),
                CelFunctionDecl.newFunctionDeclaration(
                        "matches",
                        CelOverloadDecl.newGlobalOverload("matches_text_pattern", FLAG, TEXT, TEXT),
                        CelOverloadDecl.newMemberOverload("text_matches_pattern", FLAG, TEXT, TEXT)));
    }

    List<CelVarDecl> variables() {
        return variables.entrySet().stream()
                .map(variable -> CelVarDecl.newVarDeclaration(variable.getKey(), variable.getValue()))
                .toList();
    }

    /** What may stand alone: variables and functions. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(variables.keySet());
        names.addAll(Set.of("containsAny", "matches", "startsWith", "endsWith", "contains", "size", "has", "exists"));
        return names;
    }

    /** The fields of a variable, or all fields of all types where it has none of its own. */
    Set<String> fieldsOf(String variable) {
        Set<String> fields = new TreeSet<>();
        structs.forEach((struct, types) -> {
            if (struct.equals(variable) || !structs.containsKey(variable)) {
                fields.addAll(types.keySet());
            }
        });
        return fields;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .map(CelType.class::cast)
                .findFirst();
    }
}
