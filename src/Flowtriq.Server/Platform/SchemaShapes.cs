using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Flowtriq.Server.Platform;

/// <summary>Says of times and enums, which converters of our own write, that they are strings.</summary>
internal sealed class SchemaShapes : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(DateTimeOffset))
            schema.Type = bare == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        if (bare.IsEnum)
            Shape(schema);
        return Task.CompletedTask;
    }

    /// <summary>
    /// An enum's schema is shared by everything that refers to it; where it may be null, the reference says so. Made from a
    /// property that may be null it would be nullable everywhere.
    /// </summary>
    private static void Shape(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        if (schema.Enum is { } words)
            schema.Enum = [.. words.Where(static word => word?.GetValueKind() == JsonValueKind.String)];
    }
}
