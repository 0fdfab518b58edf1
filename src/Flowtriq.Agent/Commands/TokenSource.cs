using System.CommandLine;

namespace Flowtriq.Agent.Commands;

/// <summary>Where the one-time token of an enrolment comes from. Arguments are in the list of processes, so there are ways round them.</summary>
internal static class TokenSource
{
    internal const string Variable = "FTAGENT_TOKEN";

    internal static Option<string?> Option() =>
        new("--token", "-t")
        {
            Description =
                $"The one-time token. \"-\" reads it from standard input, \"@FILE\" from a file; without the option it is taken from {Variable}. "
                + "These three keep it out of the list of processes.",
            HelpName = "T",
        };

    /// <summary>The token; null when none is given, with the fault when it could not be read.</summary>
    internal static string? Read(string? given, out string? fault)
    {
        fault = null;
        try
        {
            return given switch
            {
                null => Environment.GetEnvironmentVariable(Variable)?.Trim(),
                "-" => Console.In.ReadLine()?.Trim(),
                ['@', .. var path] => File.ReadAllText(path).Trim(),
                _ => given,
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            fault = $"--token: {unreadable.Message}";
            return null;
        }
    }
}
