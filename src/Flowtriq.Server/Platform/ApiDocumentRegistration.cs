using Flowtriq.Server.Platform.ApiDescription;
using Microsoft.OpenApi;

namespace Flowtriq.Server.Platform;

internal static class ApiDocumentRegistration
{
    internal static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddOpenApi(
            "v1",
            static options =>
                options
                    .AddSchemaTransformer<SchemaShapes>()
                    .AddOperationTransformer<DescribedOperations>()
                    .AddDocumentTransformer(
                        static (document, _, _) =>
                        {
                            document.Info = new OpenApiInfo
                            {
                                Title = "Flowtriq",
                                Version = "v1",
                                Description =
                                    "Times are ISO 8601 in UTC, rates are packets and bits per second. Programs send an API token (Authorization: Bearer ftq_...); "
                                    + "changing requests with a session carry the header X-Flowtriq: console. Refusals are problem details (RFC 9457).",
                            };
                            document.Servers = [];
                            return Task.CompletedTask;
                        }
                    )
        );
        return services;
    }

    internal static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnonymous();
}
