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
        if (bare == typeof(DateTimeOffset) || bare.IsEnum)
            schema.Type = bare == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        return Task.CompletedTask;
    }
}
