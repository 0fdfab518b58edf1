namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>Endpoints that read measurements say so when the store of them does not answer.</summary>
internal static class MeasurementsAway
{
    internal static TBuilder SaysWhenMeasurementsAreAway<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            static async (context, next) =>
            {
                try
                {
                    return await next(context);
                }
                catch (HttpRequestException)
                {
                    return TypedResults.Problem(
                        "The store of measurements does not answer. Measuring goes on; see /health.",
                        statusCode: StatusCodes.Status503ServiceUnavailable
                    );
                }
            }
        );
}
