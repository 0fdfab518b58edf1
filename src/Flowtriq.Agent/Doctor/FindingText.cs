using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flowtriq.Agent.Doctor;

/// <summary>Findings for people and for programs.</summary>
internal static class FindingText
{
    internal static string Lines(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var one in findings)
        {
            text.Append($"{Word(one.Level), -8} {one.Check, -13} {one.Text}\n");
            if (one.Advice.Length > 0)
                text.Append($"{"", -22} -> {one.Advice}\n");
        }

        var (problems, warnings) = (Count(findings, FindingLevel.Problem), Count(findings, FindingLevel.Warning));
        return text.Append(
                problems + warnings == 0 ? "all is well" : $"{Many(problems, "problem")}, {Many(warnings, "warning")}"
            )
            .ToString();
    }

    internal static string Json(IReadOnlyList<Finding> findings)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteNumber("problems", Count(findings, FindingLevel.Problem));
            json.WriteNumber("warnings", Count(findings, FindingLevel.Warning));
            json.WriteStartArray("findings");
            foreach (var one in findings)
            {
                json.WriteStartObject();
                json.WriteString("check", one.Check);
                json.WriteString("level", Enum.GetName(one.Level)!.ToLowerInvariant());
                json.WriteString("text", one.Text);
                json.WriteString("advice", one.Advice);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Word(FindingLevel level) =>
        level == FindingLevel.Ok ? "ok" : Enum.GetName(level)!.ToUpperInvariant();

    private static int Count(IReadOnlyList<Finding> findings, FindingLevel level)
    {
        var count = 0;
        foreach (var one in findings)
            count += one.Level == level ? 1 : 0;
        return count;
    }

    private static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
