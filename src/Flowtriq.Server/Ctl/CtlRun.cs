using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flowtriq.Server.Ctl;

/// <summary>
/// What every command of the client does: settings, one request, the answer for a person or as JSON. Ends with 0 when it
/// was done, 1 when the server refused, 2 when the settings are wrong, 3 when there was no answer.
/// </summary>
internal static class CtlRun
{
    internal const int Refused = 1;
    private const int NoSettings = 2;
    private const int NoAnswer = 3;

    internal static readonly Option<bool> Json = new("--json")
    {
        Description = "print what the server answers, as JSON",
        Recursive = true,
    };

    /// <summary>Makes the command send a request and show the answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="request">The request, from what was typed.</param>
    /// <param name="show">Shows the answer to a person.</param>
    /// <param name="code">The exit code of an answer; null for always 0.</param>
    internal static Command Sends(
        this Command command,
        Func<ParseResult, CtlRequest> request,
        Action<JsonElement, TextWriter> show,
        Func<JsonElement, int>? code = null
    )
    {
        command.SetAction(
            async (parsed, cancel) =>
            {
                var console = parsed.InvocationConfiguration;
                if (CtlSettings.Read(Environment.GetEnvironmentVariable, out var fault) is not { } settings)
                    return await FailAsync(console.Error, fault, NoSettings);
                using var client = new CtlClient(settings);
                switch (await client.SendAsync(request(parsed), cancel))
                {
                    case CtlAnswer.Done { Body: var body }:
                        if (parsed.GetValue(Json))
                            WriteJson(console.Output, body);
                        else
                            show(body, console.Output);
                        return code?.Invoke(body) ?? 0;
                    case CtlAnswer.Refused refused:
                        return await FailAsync(console.Error, refused.Reason, Refused);
                    case CtlAnswer.Unreachable unreachable:
                        return await FailAsync(console.Error, unreachable.Reason, NoAnswer);
                    default:
                        throw new InvalidOperationException("An answer of no kind.");
                }
            }
        );
        return command;
    }

    private static async Task<int> FailAsync(TextWriter errors, string reason, int code)
    {
        await errors.WriteLineAsync(reason);
        return code;
    }

    private static void WriteJson(TextWriter output, JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Undefined)
        {
            output.WriteLine("{}");
            return;
        }

        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
            body.WriteTo(writer);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
