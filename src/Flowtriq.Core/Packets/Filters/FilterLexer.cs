namespace Flowtriq.Core.Packets.Filters;

/// <summary>Splits a filter expression into tokens.</summary>
internal static class FilterLexer
{
    private static readonly string[] Signs = ["&&", "||", "<=", ">=", "==", "!=", "<", ">", "=", "!", "(", ")"];

    public static bool TrySplit(string text, out List<FilterToken> tokens, out string error)
    {
        tokens = [];
        error = "";
        for (var at = 0; at < text.Length; )
        {
            var next = text[at];
            if (char.IsWhiteSpace(next))
            {
                at++;
            }
            else if (next is '"' or '\'')
            {
                var end = text.IndexOf(next, at + 1);
                if (end < 0)
                {
                    error = $"the quotation mark at position {at + 1} is never closed";
                    return false;
                }

                tokens.Add(new FilterToken(text[(at + 1)..end], IsQuoted: true, at + 1));
                at = end + 1;
            }
            else
            {
                var length = SignAt(text, at)?.Length ?? WordLength(text, at);
                tokens.Add(new FilterToken(text.Substring(at, length), IsQuoted: false, at + 1));
                at += length;
            }
        }

        return true;
    }

    private static string? SignAt(string text, int at) =>
        Array.Find(Signs, sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0);

    private static int WordLength(string text, int at)
    {
        var end = at + 1;
        while (
            end < text.Length
            && !char.IsWhiteSpace(text[end])
            && text[end] is not ('"' or '\'')
            && SignAt(text, end) is null
        )
            end++;
        return end - at;
    }
}
