using System.CommandLine;
using System.Globalization;

namespace Flowtriq.Server.Ctl;

/// <summary>The number of a thing as people know it: 12, INC-12 or MIT-12.</summary>
internal static class CtlNumber
{
    internal static Argument<long> Of(string what, string prefix) =>
        new("number")
        {
            Description = $"number of the {what}: 12 or {prefix}12",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                var bare = text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;
                if (long.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    return number;
                result.AddError($"\"{text}\" is no number of a {what}: 12 or {prefix}12.");
                return 0;
            },
        };
}
