using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Flowtriq.Server.Platform.ApiDescription;

/// <summary>
/// Gives every operation its sentence, the main ones an example, and all of them the refusals that follow from what they
/// are: the role they need, what they take, what they look up.
/// </summary>
internal sealed partial class DescribedOperations : IOpenApiOperationTransformer
{
    private const string Problem = nameof(ProblemDetails);
    private const string Json = "application/json";

    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var path = "/" + context.Description.RelativePath!.TrimEnd('/');
        var name = $"{context.Description.HttpMethod} {path}";
        operation.Summary ??= WrittenDescriptions.Summaries.GetValueOrDefault(name) ?? Words(context) ?? name;
        if (WrittenDescriptions.Examples[name] is { } example && operation.RequestBody?.Content is { } content)
        {
            if (content.TryGetValue(Json, out var body) && body is OpenApiMediaType media)
                media.Example = example.DeepClone();
        }

        if (!path.StartsWith("/api/", StringComparison.Ordinal))
            return;
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
        context.Document!.AddComponent(Problem, schema);
        foreach (var (status, sentence) in Refusals(operation, context, path))
            operation.Responses!.TryAdd(status, Answer(sentence, context.Document));
    }

    private static IEnumerable<(string Status, string Sentence)> Refusals(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        string path
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (
            operation.RequestBody is not null
            || operation.Parameters?.Any(static p => p.In == ParameterLocation.Query) == true
        )
            yield return ("400", "Something asked for is not right; the sentence says what.");
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            yield return ("401", "Nobody is signed in, or the token is not valid any more.");
            var policy = metadata.OfType<IAuthorizeData>().Select(static data => data.Policy).LastOrDefault();
            yield return ("403", $"The role or the token's scopes do not include it; it needs {policy}.");
        }

        if (path.Contains('{', StringComparison.Ordinal))
            yield return ("404", "There is no such thing.");
        yield return ("429", "Too many requests; Retry-After says how many seconds to wait.");
    }

    private static OpenApiResponse Answer(string sentence, OpenApiDocument document) =>
        new()
        {
            Description = sentence,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
            },
        };

    /// <summary>The handler's name as words: "EndSilenceAsync" is "End silence"; null for one without a name.</summary>
    private static string? Words(OpenApiOperationTransformerContext context)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()?.Name;
        if (handler is null || handler.Contains('<', StringComparison.Ordinal))
            return null;
        var bare = handler.EndsWith("Async", StringComparison.Ordinal) ? handler[..^"Async".Length] : handler;
        var words = Hump().Replace(bare, " $0").Trim().ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Hump();
}
