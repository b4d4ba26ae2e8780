namespace Autograd.Tests.Core;

public class CountsTests
{
    [Theory]
    [InlineData(0, "row", "0 rows")]
    [InlineData(1, "row", "1 row")]
    [InlineData(2, "class", "2 classes")]
    [InlineData(2410, "parameter", "2,410 parameters")]
    public void A_number_of_things_is_in_the_singular_for_1_alone(int number, string noun, string words) =>
        OtherCulture.Run(() => Counts.Of(number, noun)).ShouldBe(words);

    [Theory]
    [InlineData(1, 2, "There is 1 label for 2 rows")]
    [InlineData(2, 1, "There are 2 labels for 1 row")]
    public void Lists_of_unequal_length_are_said_in_the_right_number(int labels, int rows, string words) =>
        Counts.Unequal(labels, "label", rows, "row").ShouldBe(words);
}
