using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flowtriq.Server.Platform;

/// <summary>
/// Says of a request that cannot be read where and why: a body that is no JSON, a field of another kind, a parameter that is no
/// number.
/// </summary>
internal static partial class UnreadableRequest
{
    internal static IServiceCollection AddUnreadableRequests(this IServiceCollection services) =>
        services
            .Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true)
            .AddProblemDetails(static problems => problems.CustomizeProblemDetails = Explain);

    /// <summary>What is wrong with a request while it is read is the sender's fault, and no error of this server.</summary>
    internal static void UseUnreadableRequests(this IApplicationBuilder app) =>
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = static fault =>
                    fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
                SuppressDiagnosticsCallback = static context => context.Exception is BadHttpRequestException,
            }
        );

    private static void Explain(ProblemDetailsContext context)
    {
        if (context.Exception is not BadHttpRequestException fault)
            return;
        if (fault.InnerException is JsonException json)
            Blame(context, Field(json), Reason(json));
        else if (Parameter().Match(fault.Message) is { Success: true } parameter)
            Blame(
                context,
                JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value),
                $"\"{parameter.Groups["value"].Value}\" is not a value that the parameter takes."
            );
        else
            context.ProblemDetails.Detail = fault.Message;
    }

    private static void Blame(ProblemDetailsContext context, string field, string reason) =>
        context.ProblemDetails.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [field] = [reason],
        };

    // "$.steps[0].delay" is the field "steps[0].delay"; "$" is the body itself.
    private static string Field(JsonException fault) => fault.Path is ['$', '.', .. var field] ? field : "body";

    private static string Reason(JsonException fault)
    {
        var reason = fault.Message;
        if (reason.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return "This is not a value that the field takes.";
        if (reason.IndexOf("missing required properties", StringComparison.Ordinal) is >= 0 and var missing)
            return $"Fields are {reason[missing..]}";
        var place = reason.IndexOf(" Path: ", StringComparison.Ordinal);
        return place < 0 ? reason : reason[..place];
    }

    /// <summary>As the framework says it, with the type before the name.</summary>
    [GeneratedRegex(
        """^Failed to bind parameter "[^"]* (?<name>\w+)" from "(?<value>.*)"\.$""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Parameter();
}
