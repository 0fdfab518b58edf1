using System.ComponentModel;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;

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
        switch (context.Exception)
        {
            case BadHttpRequestException { InnerException: JsonException json }:
                Blame(context, (Field(json), Reason(json)));
                return;
            case BadHttpRequestException fault when Parameter().Match(fault.Message) is { Success: true } parameter:
                Blame(context, NoValue(parameter.Groups["name"].Value, parameter.Groups["value"].Value));
                return;
            case BadHttpRequestException fault:
                context.ProblemDetails.Detail = fault.Message;
                return;
            case null when context.ProblemDetails is { Status: StatusCodes.Status400BadRequest, Detail: null }:
                Blame(context, [.. Unread(context.HttpContext)]);
                return;
        }
    }

    private static void Blame(ProblemDetailsContext context, params (string Field, string Reason)[] faults)
    {
        if (faults.Length > 0)
            context.ProblemDetails.Extensions["errors"] = faults.ToDictionary(
                static fault => fault.Field,
                static fault => new[] { fault.Reason },
                StringComparer.Ordinal
            );
    }

    private static (string Field, string Reason) NoValue(string parameter, string? value) =>
        (JsonNamingPolicy.CamelCase.ConvertName(parameter), $"\"{value}\" is not a value that the parameter takes.");

    // Of a parameter that may be absent the framework answers 400 and throws nothing: it is looked for.
    private static IEnumerable<(string Field, string Reason)> Unread(HttpContext context) =>
        from parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? []
        let type = parameter.ParameterInfo.ParameterType
        let value = context.Request.Query[parameter.Name].ToString()
        where parameter.IsOptional && type.IsValueType && value.Length > 0
        where !TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type).IsValid(value)
        select NoValue(parameter.Name, value);

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
